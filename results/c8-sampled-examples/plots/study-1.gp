# noise floor (loss above the minimum) against rate: c8-sampled-examples
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 563,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'learning rate η'
set format x '%g'
set xrange [0.022000000000000002:0.10300000000000001]
set logscale y; set format y '%g'
set yrange [0.0023824828115542466:0.48296214122502373]

set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c8-sampled-examples'
set ylabel 'noise floor (loss above the minimum)' offset 1.2,0
$data0 << EOD
0.025 0.05581012247057847 0.05540712893419922 0.05753522130328 0.056350294798118095
0.05 0.12788444335647928 0.1264608196477648 0.13018624055669595 0.12941642505169934
0.1 0.3621390419084965 0.36046931131821763 0.3715093394038644 0.368214073152835
EOD
$data1 << EOD
0.025 0.01293202372623651 0.012610796605086483 0.013047050691293754 0.012916449126896141
0.05 0.02666029811492911 0.026335855604943163 0.026940155144705494 0.02677620985252723
0.1 0.05749451668878121 0.05718724767241858 0.05798283706867912 0.05777966263811917
EOD
$data2 << EOD
0.025 0.003165268311236833 0.0030972276550205206 0.0032404289026795874 0.00316337523431192
0.05 0.0063764329262935545 0.00633898698279382 0.006517128007961517 0.0064175173822587075
0.1 0.013149832604880809 0.013088217422022257 0.01328573486174649 0.013215400029207184
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data2 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0622, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'batch 1'
set key at screen 0.2718, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'batch 4'
set key at screen 0.4813, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'batch 16'
set key at screen 0.7052, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
