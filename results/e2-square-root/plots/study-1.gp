# best peak rate η against batch_size: e2-square-root
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
set xlabel 'batch size (examples)'
set logscale x; set format x '%g'
set xtics ('5' 5, '10' 10, '20' 20, '50' 50)
set xrange [3.3333333333333335:76.8]
set logscale y; set format y '%g'
set yrange [0.002367467387665443:0.07989454346183661]
set ytics ('0.005' 0.005, '0.01' 0.01, '0.02' 0.02, '0.05' 0.05)
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'e2-square-root'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
4 0.003774 0.0033200955707245274 0.004285073477971503 0.003984305025643014
8 0.007516 0.006855328307240371 0.008354592943438576 0.007936986675386823
16 0.015045 0.014064267017245365 0.016413783199523448 0.01574897395434698
32 0.029655 0.027827564352161955 0.03182771116774436 0.031009578858909724
64 0.05806 0.05386750614608839 0.0614573411244897 0.060153813300610065
EOD
$data1 << EOD
4 0.0033065 0.003077707603965076 0.003883759124011127 NaN
8 0.0047275 0.004219827285727449 0.005302946820898689 NaN
16 0.006779 0.006024732176238773 0.007290607046179838 NaN
32 0.0095105 0.008923746747159627 0.010197420973011 NaN
64 0.013425 0.012338029996719891 0.01411355454593845 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2078, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd'
set key at screen 0.3712, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adam'
set key at screen 0.5577, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
