# evaluation loss against horizon: c3-elbow-nonsmooth
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
set xlabel 'horizon (steps)'
set logscale x; set format x '%g'
set xtics ('100' 100, '200' 200, '400' 400)
set xrange [83.33333333333334:480]
set format y '%g'; set yrange [0.09926823771904525:0.11962418336069208]
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c3-elbow-nonsmooth'
set ylabel 'evaluation loss' offset 1.2,0
$data0 << EOD
100 0.11527315171067229 0.1125863363626774 0.1186989131042536 NaN
200 0.10475886349940602 0.10443242195324351 0.10525414639557863 NaN
400 0.10128737210822508 0.10114975231295173 0.10156884978244629 NaN
EOD
$data1 << EOD
100 0.10396714424970058 0.1031740619392064 0.10432735412735822 NaN
200 0.10077745694780982 0.10054580193434119 0.10120611085504311 NaN
400 0.10026203830021568 0.10019350797548374 0.10042205525166899 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3162, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'wsd'
set key at screen 0.4831, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'cosine'
unset multiplot
