# best peak rate η: e7-coupling
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 760,394 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [0.0040245:0.13205]; set format cb '%g'; set logscale cb; set cbtics ('0.005' 0.005, '0.01' 0.01, '0.02' 0.02, '0.05' 0.05, '0.1' 0.1)
set colorbox horizontal user origin screen 0.2632, screen 0.1523 size screen 0.4737, screen 0.0305
set cblabel 'best peak rate η: median over the seeds'
set xtics ('8' 0, '32' 1, '128' 2) out; set ytics ('0' 0, '0.1' 1, '1' 2) out
set xrange [-0.5:3.0-0.5]; set yrange [-0.5:3.0-0.5]
set xlabel 'batch size (examples)'
set lmargin at screen 0.1000; set rmargin at screen 0.4658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'mlp(examples=512), adamw'
set ylabel 'weight decay' offset 1,0
$data0 << EOD
0 0 0.01711
0 1 0.038705
0 2 0.033960000000000004
1 0 0.006855
1 1 0.008434
1 2 0.08894
2 0 0.0040245
2 1 0.0043405
2 2 0.011195
EOD
$data1 << EOD
0 0 0.017
1 0 0.0069
1 1 0.0084
2 0 0.004
2 1 0.0043
2 2 0.011
EOD
$data2 << EOD
0 1 0.039
0 2 0.034
1 2 0.089
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.6000; set rmargin at screen 0.9658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'mlp(examples=4096), adamw'
unset ylabel
$data3 << EOD
0 0 0.037395
0 1 0.049284999999999995
0 2 0.03021
1 0 0.090865
1 1 0.10669999999999999
1 2 0.027545
2 0 0.1245
2 1 0.13205
2 2 0.03481
EOD
$data4 << EOD
0 0 0.037
0 1 0.049
0 2 0.03
1 0 0.091
1 1 0.11
1 2 0.028
2 0 0.12
2 1 0.13
2 2 0.035
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
unset multiplot
