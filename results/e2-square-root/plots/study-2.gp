# best peak rate η: e2-square-root
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
set cbrange [0.003424973531749165:0.059624821052024476]; set format cb '%g'; set logscale cb; set cbtics ('0.005' 0.005, '0.01' 0.01, '0.02' 0.02, '0.05' 0.05)
set colorbox horizontal user origin screen 0.2632, screen 0.1523 size screen 0.4737, screen 0.0305
set cblabel 'best peak rate η: median over the seeds'
set xtics ('4' 0, '8' 1, '16' 2, '32' 3, '64' 4) out; set ytics ('0' 0, '0.9' 1) out
set xrange [-0.5:5.0-0.5]; set yrange [-0.5:2.0-0.5]
set xlabel 'batch size (examples)'
set lmargin at screen 0.1000; set rmargin at screen 0.4658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'sgd'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 0.003896219233995293
1 0 0.007801298654713296
2 0 0.015536568294031373
3 0 0.0306736567905815
4 0 0.059624821052024476
EOD
$data1 << EOD
0 0 0.0039
1 0 0.0078
2 0 0.016
EOD
$data2 << EOD
3 0 0.031
4 0 0.06
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.6000; set rmargin at screen 0.9658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'adam'
unset ylabel
$data3 << EOD
0 1 0.003424973531749165
1 1 0.004910732189447522
2 1 0.006970927370593853
3 1 0.009815371000686659
4 1 0.013839378995070848
EOD
$data4 << EOD
0 1 0.0034
1 1 0.0049
2 1 0.007
3 1 0.0098
4 1 0.014
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
unset multiplot
